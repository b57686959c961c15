/** What adapters' own tests share: a processor made of wire, and the calls that they make to it. */
@NullMarked
package dev.acquit.processor.desk;

import org.jspecify.annotations.NullMarked;
