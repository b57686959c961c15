/** Tests of people, roles and how people come in. */
@NullMarked
package dev.acquit.gateway.staff;

import org.jspecify.annotations.NullMarked;
