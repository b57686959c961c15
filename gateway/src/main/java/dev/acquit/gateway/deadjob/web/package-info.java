/** Dead jobs over HTTP, for the operator. */
@NullMarked
package dev.acquit.gateway.deadjob.web;

import org.jspecify.annotations.NullMarked;
