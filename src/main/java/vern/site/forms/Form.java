package vern.site.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vern.statement.Audience;
import vern.statement.Category;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.Statement.Context;

/// A form as a statement declares it: a context for visitors that takes in what is written in a form. It has the category's fields, no
/// others, in the order that people expect them.
record Form(Statement statement, Context context, Category category, Purpose purpose) {

    private static final List<String> ORDER = List.of("name", "company", "product", "email", "phone", "message");

    static List<Form> all(Statement statement) {
        var forms = new ArrayList<Form>();
        for (var context : statement.contexts().values()) {
            if (context.audience() != Audience.VISITORS) continue;
            context.categories().stream().map(statement.categories()::get).filter(Form::isEnquiry).findFirst()
                    .ifPresent(category -> purpose(statement, category).ifPresent(purpose -> forms.add(new Form(statement, context, category, purpose))));
        }
        return forms;
    }

    static Optional<Form> find(Statement statement, String context) {
        return all(statement).stream().filter(form -> form.context().key().equals(context)).findFirst();
    }

    /// A comment has more than a form asks for.
    private static boolean isEnquiry(Category category) {
        return category.sources().contains("form") && category.fields().contains("message") && ORDER.containsAll(category.fields());
    }

    private static Optional<Purpose> purpose(Statement statement, Category category) {
        return statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(category.key())).findFirst();
    }

    String company() {
        return statement.controller().key();
    }

    List<String> fields() {
        return ORDER.stream().filter(category.fields()::contains).toList();
    }

    boolean required(String field) {
        return context.requiredFields().contains(field) || field.equals("message") && !fields().contains("product");
    }

    /// Someone who is to be called or written to has to say where: one of the two.
    boolean asksForAContact() {
        return Stream.of("email", "phone").allMatch(fields()::contains) && !required("email") && !required("phone");
    }
}
