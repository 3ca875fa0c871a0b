package vern.rights.answers;

import java.util.Optional;
import vern.ledger.Holding;

/// A place where files of people are held, whose contents go into their copy beside what is held in words (Art. 15(3)).
public interface HeldFiles {

    /// The table whose rows are files, as the gate names it.
    String place();

    /// The file that a row begins, once the gate has given the row out; empty for a further piece of one.
    Optional<File> file(Holding holding);

    /// What the file that a row begins is called; empty for a further piece of one.
    Optional<String> name(Holding holding);

    /// A file. Its name is whoever's it was, and is made safe before it is written anywhere.
    record File(String name, byte[] content) {
        @Override
        public String toString() {
            return "File[" + content.length + " bytes]";
        }
    }
}
