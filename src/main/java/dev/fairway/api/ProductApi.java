package dev.fairway.api;

import dev.fairway.base.Page;
import dev.fairway.release.ProductInfo;
import dev.fairway.release.Products;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Products. */
@RestController
@RequestMapping(path = "/api/v1/products", produces = "application/json")
class ProductApi {

    private final Products products;

    ProductApi(Products products) {
        this.products = products;
    }

    /** @param id the Omaha appid */
    record ProductBody(String id, String name, @Nullable String description) {

        static ProductBody of(ProductInfo product) {
            return new ProductBody(product.id().toString(), product.name(), product.description());
        }
    }

    record ProductForm(
            @Nullable String id,
            @Nullable String name,
            @Nullable String description) {}

    @GetMapping
    Listed<ProductBody> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Listed.of(
                Page.of(
                        products.all(),
                        Page.Request.of(limit, after),
                        product -> product.id().toString()),
                ProductBody::of);
    }

    @GetMapping("/{id}")
    ProductBody get(@PathVariable String id) {
        return ProductBody.of(products.get(Params.productPath(id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(schema = @Schema(implementation = ProductForm.class)))
    ProductBody add(InputStream body) {
        ProductForm form = Bodies.read(body, ProductForm.class);
        if (form.id() == null) {
            throw new dev.fairway.base.InvalidInput("id", "id is missing: the GUID that machines send as appid");
        }
        return ProductBody.of(products.add(
                dev.fairway.base.ProductId.parse(form.id())
                        .orElseThrow(() -> new dev.fairway.base.InvalidInput("id", "'" + form.id() + "' is no GUID")),
                form.name(),
                form.description()));
    }
}
