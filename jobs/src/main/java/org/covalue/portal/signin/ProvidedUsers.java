package org.covalue.portal.signin;

import java.util.Optional;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Users;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Who signs in by an identity provider is a user whom an administrator has entered with the same, verified address;
 * from the first sign-in on the provider's subject counts and the address no longer does. The provider gives nobody a
 * right.
 */
@Component
class ProvidedUsers extends OidcUserService {

    static final String NO_ACCOUNT = "no_account";

    private final Users users;
    private final Audit audit;

    ProvidedUsers(Users users, Audit audit) {
        this.users = users;
        this.audit = audit;
    }

    /** Named by its login here. */
    private static final class ProvidedUser extends DefaultOidcUser {

        private final String login;

        private ProvidedUser(String login, OidcUser provided, Users users) {
            super(users.authorities(login), provided.getIdToken());
            this.login = login;
        }

        @Override
        public String getName() {
            return login;
        }
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser provided = super.loadUser(request);
        String subject = provided.getIssuer() + " " + provided.getSubject();
        String login = users.loginOfSubject(subject)
                .or(() -> bound(provided, subject))
                .orElseThrow(() -> new OAuth2AuthenticationException(
                        new OAuth2Error(NO_ACCOUNT), "nobody was entered for this subject"));
        return new ProvidedUser(login, provided, users);
    }

    private Optional<String> bound(OidcUser provided, String subject) {
        if (!Boolean.TRUE.equals(provided.getEmailVerified()) || provided.getEmail() == null) {
            return Optional.empty();
        }
        Optional<String> login = users.bind(provided.getEmail(), subject);
        login.ifPresent(one -> audit.record(one, "bind identity", one, subject));
        return login;
    }
}
