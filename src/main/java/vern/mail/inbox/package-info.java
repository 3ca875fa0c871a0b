/// Mail that comes in: fetched from the company's mailboxes, read however it is written, and handed to those who deal with it.
@NullMarked
@NamedInterface("inbox")
package vern.mail.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
