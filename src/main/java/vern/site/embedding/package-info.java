/// The pieces of a company's website that may stand on any of its own sites: forms, newsletter, comments, requests, chat and search, each in a
/// frame that only the sites named in its statement may show, and reached by plain HTML as well.
@NullMarked
package vern.site.embedding;

import org.jspecify.annotations.NullMarked;
