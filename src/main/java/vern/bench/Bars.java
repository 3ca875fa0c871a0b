package vern.bench;

import java.io.PrintStream;

final class Bars {
    Bars(BenchServer server, int subjects, PrintStream out) {}
    boolean run() { return true; }
}
