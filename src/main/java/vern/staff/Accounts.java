package vern.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The accounts of the people who work for a controller. No controller sees another's.
@Repository
class Accounts {

    private final JdbcClient database;
    private final Clock clock;

    Accounts(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A row of the staff list; `roles` are the keys of the current ones, separated by spaces; no `employer`: the company itself.
    record Row(long id, String displayName, String address, boolean active, boolean signed, String roles, String employer) {
        public List<String> roleTexts() {
            return roles.isBlank() ? List.of() : List.of(roles.split(" ")).stream().map(role -> "staff.role." + role).toList();
        }

        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    List<Row> of(String controller) {
        return database.sql(ROWS + " where a.controller = :controller order by a.active desc, a.display_name, a.id")
                .param("controller", controller).param("version", Undertakings.TEXT_VERSION)
                .param("now", Timestamp.from(clock.instant())).query(Row.class).list();
    }

    Optional<Row> find(String controller, long id) {
        return database.sql(ROWS + " where a.controller = :controller and a.id = :id")
                .param("controller", controller).param("id", id).param("version", Undertakings.TEXT_VERSION)
                .param("now", Timestamp.from(clock.instant())).query(Row.class).optional();
    }

    /// Empty when someone has the address already; which company they work for is not told.
    Optional<Long> add(String controller, String address, String name) {
        return database.sql("""
                insert into staff.account (controller, address, display_name, added_at)
                values (:controller, :address, :name, :now)
                on conflict ((lower(address))) do nothing
                returning id
                """)
                .param("controller", controller).param("address", address.strip()).param("name", name.strip())
                .param("now", Timestamp.from(clock.instant())).query(Long.class).optional();
    }

    void setPassword(long account, String encoded) {
        database.sql("update staff.account set password = :password where id = :id")
                .param("password", encoded).param("id", account).update();
    }

    /// Whom the account's holder is employed by; nobody else than the company if empty.
    void employ(long account, Optional<String> employer) {
        database.sql("update staff.account set employer = :employer where id = :id").param("employer", employer.orElse(null)).param("id", account).update();
    }

    void deactivate(long account) {
        database.sql("update staff.account set active = false, password = null where id = :id").param("id", account).update();
    }

    boolean nobody() {
        return database.sql("select not exists (select 1 from staff.account where active and password is not null)")
                .query(Boolean.class).single();
    }

    /// Makes a second change among the controller's staff wait for the first, so that two directors cannot both leave.
    void lock(String controller) {
        database.sql("select id from staff.account where controller = :controller order by id for update")
                .param("controller", controller).query(Long.class).list();
    }

    private static final String ROWS = """
            select a.id, a.display_name, a.address, a.active,
                   exists (select 1 from staff.undertaking u
                           where u.account = a.id and u.withdrawn_at is null and u.text_version = :version) as signed,
                   coalesce((select string_agg(distinct b.role, ' ') from staff.role_binding b
                             where b.account = a.id and b.ended_at is null
                               and (b.expires_at is null or b.expires_at > :now)), '') as roles,
                   coalesce(a.employer, '') as employer
            from staff.account a
            """;
}
