/// Surveys: customers are asked by a letter with a link of their own, answer if they like, and the answers are shown for groups only.
@NullMarked
package vern.marketing.surveys;

import org.jspecify.annotations.NullMarked;
