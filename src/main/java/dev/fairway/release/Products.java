package dev.fairway.release;

import dev.fairway.access.Actor;
import dev.fairway.access.AuditTrail;
import dev.fairway.access.Permission;
import dev.fairway.base.Conflict;
import dev.fairway.base.NotFound;
import dev.fairway.base.ProductId;
import dev.fairway.base.Texts;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The products that are updated. */
@Service
public class Products {

    private final ProductRepository products;
    private final ConfigurationEpoch epoch;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Kept<List<ProductInfo>> kept;

    Products(
            ProductRepository products,
            ConfigurationEpoch epoch,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.products = products;
        this.epoch = epoch;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.kept = new Kept<>(epoch);
    }

    /** All, by id. */
    @Transactional(readOnly = true)
    public List<ProductInfo> all() {
        return kept.get(() -> products.findAll().stream()
                .map(Product::info)
                .sorted(Comparator.comparing(product -> product.id().toString()))
                .toList());
    }

    /** @throws NotFound if there is no such product */
    @Transactional(readOnly = true)
    public ProductInfo get(ProductId id) {
        return products.findById(id.value()).map(Product::info).orElseThrow(() -> new NotFound("product", id));
    }

    /**
     * Looks whether there is such a product; where reads are shared it is one of those that were read already.
     *
     * @throws NotFound if there is none
     */
    @Transactional(readOnly = true)
    public void require(ProductId id) {
        if (all().stream().noneMatch(product -> product.id().equals(id))) {
            throw new NotFound("product", id);
        }
    }

    /**
     * Adds a product, and with it the group of its machines that no other group takes.
     *
     * @throws Conflict if there is one with this id
     */
    @Transactional
    public ProductInfo add(ProductId id, @Nullable String name, @Nullable String description) {
        Actor actor = Actor.require(Permission.MANAGE_RELEASES);
        String title = Texts.required("name", name, 100);
        String text = Texts.optional("description", description, 2000);
        if (products.existsById(id.value())) {
            throw new Conflict("there is a product " + id + " already");
        }
        Product product = new Product(id, title, text, clock.instant());
        products.saveAndFlush(product);
        events.publishEvent(new ProductAdded(id));
        epoch.advance();
        audit.record(actor, "created", new AuditTrail.Subject("product", id), null, product.info(), null);
        return product.info();
    }
}
