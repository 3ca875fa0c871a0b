/// What should not come or go by mail: national identity numbers, card numbers, passwords, words of health; and letters of ours that ask for it.
@NullMarked
package vern.cases.screening;

import org.jspecify.annotations.NullMarked;
