package dev.fairway.api;

import dev.fairway.base.Conflict;
import dev.fairway.base.InvalidInput;
import dev.fairway.base.NotFound;
import java.sql.SQLException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every refusal of the API as a problem detail (RFC 9457); what is wrong with a field names it in {@code field}. */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** The class of SQL states that speak of unique and foreign keys. */
    private static final String CONSTRAINT = "23";

    @ExceptionHandler
    ProblemDetail invalid(InvalidInput invalid) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, invalid.sentence());
        problem.setProperty("field", invalid.field());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail invalid(MethodArgumentTypeMismatchException invalid) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "the value of " + invalid.getName() + " has the wrong type");
        problem.setProperty("field", invalid.getName());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail tooLarge(Bodies.TooLarge tooLarge) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, "the body is longer than 1 MiB");
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFound notFound) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, notFound.getMessage());
    }

    @ExceptionHandler
    ProblemDetail conflict(Conflict conflict) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, conflict.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unreadable(InvalidParameterException unreadable) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "the query cannot be read: " + unreadable.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(DataIntegrityViolationException refused) {
        if (refused.getMostSpecificCause() instanceof SQLException sql
                && String.valueOf(sql.getSQLState()).startsWith(CONSTRAINT)) {
            return overtaken(refused);
        }
        LOG.warn("the database refuses a value that should have been refused before", refused);
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "a value is longer or larger than can be kept");
    }

    @ExceptionHandler(ConcurrencyFailureException.class)
    ProblemDetail overtaken(Exception overtaken) {
        LOG.info("a command was overtaken by another: {}", overtaken.getMessage());
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, "somebody else changed this at the same moment: read it again and repeat");
    }

    @ExceptionHandler
    ProblemDetail denied(AccessDeniedException denied) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, denied.getMessage());
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ProblemDetail away(Exception away) {
        LOG.warn("the database is away: {}", away.getMessage());
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "the database is away");
    }

    @ExceptionHandler
    ProblemDetail unexpected(RuntimeException unexpected) {
        LOG.error("a request failed for a reason that is ours", unexpected);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "this is a fault of ours; the server's log says more");
    }
}
