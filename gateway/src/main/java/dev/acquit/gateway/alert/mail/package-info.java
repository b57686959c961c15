/** Mail, over SMTP. */
@NullMarked
package dev.acquit.gateway.alert.mail;

import org.jspecify.annotations.NullMarked;
