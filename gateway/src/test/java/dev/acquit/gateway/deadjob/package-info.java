/** Dead jobs and what the operator does about them. */
@NullMarked
package dev.acquit.gateway.deadjob;

import org.jspecify.annotations.NullMarked;
