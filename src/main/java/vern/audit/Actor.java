package vern.audit;

/// Who did it. The `id` is opaque (a random number, a key's name, a job's name), never a name or an address of a person; the
/// `role` is what the actor was acting as, and is what a subject is shown.
public record Actor(Kind kind, String id, String role) {

    /// What acts in Vern. An agent acts for a subject with a mandate.
    public enum Kind {
        STAFF("staff"),
        SUBJECT("subject"),
        AGENT("agent"),
        API_KEY("api-key"),
        JOB("job");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /// The word in the database and in exports; it never changes, since seals cover it.
        public String code() {
            return code;
        }

        static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("Unknown kind of actor");
        }
    }

    public static Actor staff(String id, String role) {
        return new Actor(Kind.STAFF, id, role);
    }

    /// The person the data is about.
    public static Actor subject(long subject) {
        return new Actor(Kind.SUBJECT, Long.toString(subject), "subject");
    }

    public static Actor agent(String id) {
        return new Actor(Kind.AGENT, id, "agent");
    }

    public static Actor apiKey(String id, String role) {
        return new Actor(Kind.API_KEY, id, role);
    }

    /// A job of Vern itself, such as `sweep`.
    public static Actor job(String name) {
        return new Actor(Kind.JOB, name, "job");
    }
}
