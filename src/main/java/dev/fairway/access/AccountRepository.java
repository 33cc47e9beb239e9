package dev.fairway.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface AccountRepository extends JpaRepository<Account, UUID> {

    Optional<Account> findByName(String name);

    Optional<Account> findByIssuerAndSubject(String issuer, String subject);

    List<Account> findByRole(Role role);
}
