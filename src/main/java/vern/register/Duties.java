package vern.register;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vern.law.Country;
import vern.statement.Category;
import vern.statement.Statement;

/// What a company's statement demands of its register: obligatory fields, the age limit, what may be held at all and where it
/// may come from. Nothing about a company is known anywhere else.
public final class Duties {

    private static final String BIRTH_DATE = "birth-date";
    private static final List<String> USUAL_SOURCES = List.of("customer", "person", "order", "staff", "form", "observed");

    private final Statement statement;
    private final Optional<Statement.Context> ordering;

    public Duties(Statement statement) {
        this.statement = statement;
        ordering = statement.contexts().values().stream().filter(context -> context.categories().contains("contact"))
                .max(Comparator.comparingInt(context -> context.requiredFields().size()));
    }

    public Statement statement() {
        return statement;
    }

    public Country country() {
        return new Country(statement.controller().country());
    }

    /// Where new customers' details are collected, if the statement keeps contexts apart.
    public Optional<Statement.Context> ordering() {
        return ordering;
    }

    /// What a new customer must give.
    public List<String> requiredOfCustomers() {
        return ordering.map(Statement.Context::requiredFields).orElse(List.of());
    }

    public boolean birthDateObligatory() {
        return holds(BIRTH_DATE) && requiredOfCustomers().contains("date-of-birth");
    }

    /// Whether someone born then is below the age limit on `today`. On the birthday itself they are old enough; someone born on
    /// 29 February comes of age on 1 March in a common year.
    public boolean tooYoung(LocalDate born, LocalDate today) {
        return statement.ageLimit().filter(limit -> comesOfAge(born, limit.years()).isAfter(today)).isPresent();
    }

    private static LocalDate comesOfAge(LocalDate born, int years) {
        var day = born.plusYears(years);
        return day.getDayOfMonth() == born.getDayOfMonth() ? day : day.plusDays(1);
    }

    public boolean holds(String category) {
        return statement.categories().containsKey(category);
    }

    /// The category that holds the contact details of someone, if the statement has any.
    public Optional<String> contactCategory(PartyKind kind, boolean customer, String source) {
        var candidates = customer
                ? kind == PartyKind.ORGANISATION ? Stream.of("organisation-contact", "contact") : Stream.of("contact")
                : source.equals("event-organiser") ? Stream.of("event-contact", "prospect") : Stream.of("prospect");
        return candidates.filter(this::holds).findFirst();
    }

    public Set<String> fields(String category) {
        return Optional.ofNullable(statement.categories().get(category)).map(Category::fields).map(Set::copyOf).orElse(Set.of());
    }

    /// The source of a category where something came from `given`: that, if it is declared, else the most usual declared one.
    public Optional<String> source(String category, String given) {
        var declared = statement.categories().get(category).sources();
        return declared.contains(given) ? Optional.of(given) : USUAL_SOURCES.stream().filter(declared::contains).findFirst();
    }

    public boolean declaresSource(String category, String source) {
        return statement.categories().get(category).sources().contains(source);
    }
}
