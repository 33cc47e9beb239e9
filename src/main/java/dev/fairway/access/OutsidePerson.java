package dev.fairway.access;

import org.jspecify.annotations.Nullable;

/**
 * Somebody for whom somebody else vouches.
 *
 * @param issuer who vouches: the issuer of OIDC, or a trusted proxy
 * @param subject the name under which the issuer knows this person for ever
 * @param name what the person is called; taken when the account is made, and not again
 * @param role what the issuer's word comes to here; {@code null} if to nothing
 * @param scope the groups that the role is limited to
 * @param origin the address that the person comes from
 */
public record OutsidePerson(
        String issuer,
        String subject,
        String name,
        @Nullable Role role,
        GroupScope scope,
        @Nullable String origin) {}
