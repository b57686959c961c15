/** Signing in at an identity provider of the operator's, by OpenID Connect. */
@NullMarked
package dev.acquit.gateway.console.oidc;

import org.jspecify.annotations.NullMarked;
