package vern.audit;

/// Something wrong with an exported trail, and the line of the file where it shows (0 for what concerns the whole file).
record Finding(long line, String what) {

    @Override
    public String toString() {
        return line == 0 ? what : "line " + line + ": " + what;
    }
}
