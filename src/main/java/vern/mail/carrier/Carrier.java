package vern.mail.carrier;

/// What takes letters away: a mail server, an SMS gateway.
public interface Carrier {

    Channel channel();

    /// Gets ready for several letters, such as by signing in to a server.
    Round begin() throws Unreachable;

    /// A round of letters; closed when there are no more.
    interface Round extends AutoCloseable {

        /// Hands one letter over. After a [Carried.Lost] the round goes on with the next letter only if [#goesOn].
        Carried hand(Parcel parcel);

        default boolean goesOn() {
            return true;
        }

        @Override
        default void close() {}
    }

    /// The server cannot be reached or does not let us in: nothing was handed over. Says no address and no password.
    final class Unreachable extends Exception {

        private static final long serialVersionUID = 1;

        Unreachable(String kind) {
            super("the carrier cannot be reached: " + kind);
        }
    }
}
