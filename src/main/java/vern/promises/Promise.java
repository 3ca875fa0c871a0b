package vern.promises;

/// One entry of a company's list of promises, `examples/COMPANY/promises.yaml`.
///
/// @param id such as `T-36-contact-form-delete-when-solved`, unique over all companies
/// @param company the folder it was read from, such as `it-total`
/// @param area what it is about, such as `retention`
/// @param check what a test has to show, or `notice-only` where the rendered sentence is all there is to keep
/// @param said whether a sentence of the company's statement names it: what is not said is no promise, whatever the system does
public record Promise(String id, String company, String area, String check, boolean said) {

    /// The letter, perhaps a digit, and the number that begin the id: `T-36`.
    public String shortId() {
        int first = id.indexOf('-');
        int second = id.indexOf('-', first + 1);
        return second < 0 ? id : id.substring(0, second);
    }
}
