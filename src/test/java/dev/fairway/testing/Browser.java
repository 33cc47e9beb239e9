package dev.fairway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser, as a person uses it; every look waits until what is looked for is there. */
public final class Browser implements AutoCloseable {

    private static final List<String> CHROMIUMS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser");
    private static final Path CHROMEDRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;
    private final String base;
    private Duration patience = Duration.ofSeconds(20);

    public Browser(int port) {
        this.base = "http://localhost:" + port;
        this.driver = start();
        size(1440, 1000);
    }

    private static ChromeDriver start() {
        try {
            ChromeOptions options = new ChromeOptions();
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                    "--user-data-dir=" + Files.createTempDirectory("fairway-browser"));
            Stream.of(CHROMIUMS)
                    .flatMap(List::stream)
                    .filter(path -> Files.isExecutable(Path.of(path)))
                    .findFirst()
                    .ifPresent(options::setBinary);
            // Debian's driver fits Debian's browser; elsewhere Selenium finds one itself.
            return Files.isExecutable(CHROMEDRIVER)
                    ? new ChromeDriver(
                            new ChromeDriverService.Builder()
                                    .usingDriverExecutable(CHROMEDRIVER.toFile())
                                    .build(),
                            options)
                    : new ChromeDriver(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** For how long each look waits from now on; 20 seconds at first. */
    public void patience(Duration most) {
        patience = most;
    }

    /** Lays the page out in just this width and height, also narrower than a window can be. */
    public void viewport(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Runs a script on each page from now on, before any of its own. */
    public void beforeEachPage(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    public void open(String pathOrUrl) {
        driver.get(pathOrUrl.startsWith("http") ? pathOrUrl : base + pathOrUrl);
    }

    /** As somebody else who sits down at it. */
    public void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    public String url() {
        return driver.getCurrentUrl();
    }

    public String title() {
        return driver.getTitle();
    }

    /** The element, once it is shown. */
    public WebElement see(String css) {
        return await("to see " + css, () -> {
            WebElement found = driver.findElement(By.cssSelector(css));
            return found.isDisplayed() ? found : null;
        });
    }

    /** Waits until the element shows this text. */
    public void seeText(String css, String text) {
        await("'" + text + "' in " + css, () -> text(css).contains(text) ? true : null);
    }

    /** Waits until the element does not show this text. */
    public void seeNoText(String css, String text) {
        await("no '" + text + "' in " + css, () -> text(css).contains(text) ? null : true);
    }

    /** The text that is shown now in all such elements. */
    public String text(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .reduce("", (all, one) -> all + "\n" + one);
    }

    /** Where the link leads that lies in the first of these elements that shows this text. */
    public String href(String css, String text, String link) {
        return await("the link " + link + " in '" + text + "'", () -> {
            for (WebElement found : driver.findElements(By.cssSelector(css))) {
                if (found.isDisplayed() && found.getText().contains(text)) {
                    return found.findElement(By.cssSelector(link)).getDomProperty("href");
                }
            }
            return null;
        });
    }

    /** Waits until nothing on the page moves or fades, and all fonts are there. */
    public void atRest() {
        runAsync("""
                const done = arguments[arguments.length - 1];
                const ends = document.getAnimations().filter(one => one.effect.getComputedTiming().endTime < Infinity);
                Promise.all([document.fonts.ready, ...ends.map(one => one.finished.catch(() => 0))])
                  .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));""");
    }

    /** Waits until the address is this. */
    public void seeUrl(String part) {
        await("the address " + part, () -> url().contains(part) ? true : null);
    }

    public void click(String css) {
        await("to click " + css, () -> {
            WebElement found = inView(driver.findElement(By.cssSelector(css)));
            if (!found.isDisplayed() || !found.isEnabled()) {
                return null;
            }
            found.click();
            return true;
        });
    }

    /** Clicks the first of these elements that shows this text. */
    public void click(String css, String text) {
        await("to click " + text, () -> {
            for (WebElement found : driver.findElements(By.cssSelector(css))) {
                if (found.isDisplayed() && found.getText().contains(text)) {
                    inView(found).click();
                    return true;
                }
            }
            return null;
        });
    }

    /** Clicks what a script finds, with the mouse. */
    public void clickOn(String script) {
        new org.openqa.selenium.interactions.Actions(driver)
                .click((WebElement) run("return " + script))
                .perform();
    }

    /** Clicks what a script finds while the shift key is down. */
    public void shiftClickOn(String script) {
        new org.openqa.selenium.interactions.Actions(driver)
                .keyDown(Keys.SHIFT)
                .click((WebElement) run("return " + script))
                .keyUp(Keys.SHIFT)
                .perform();
    }

    /** Types into the field, in place of what it held, and leaves it. */
    public void type(String css, String text) {
        await("to type into " + css, () -> {
            WebElement field = inView(driver.findElement(By.cssSelector(css)));
            field.click();
            field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
            field.sendKeys(text);
            field.sendKeys(Keys.TAB);
            return true;
        });
    }

    /** Scrolled to, as a person would: the page scrolls in a part of its own, which the driver does not see. */
    private WebElement inView(WebElement element) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        return element;
    }

    public Object run(String script) {
        return ((JavascriptExecutor) driver).executeScript(script);
    }

    /** Runs a script that tells by its last argument what it found. */
    public Object runAsync(String script) {
        return driver.executeAsyncScript(script);
    }

    /** Waits until an expression of the page's script is true. */
    public void await(String what, String expression) {
        await(what, () -> (Boolean) run("return " + expression) ? true : null);
    }

    /** From now on looks at what a frame holds, whoever it is from. */
    public void within(String frame) {
        driver.switchTo().frame(see(frame));
    }

    /** From now on looks at the page again. */
    public void outside() {
        driver.switchTo().defaultContent();
    }

    /** Presses keys where the focus is. */
    public void press(CharSequence... keys) {
        new org.openqa.selenium.interactions.Actions(driver).sendKeys(keys).perform();
    }

    /** Whether anything on the page reaches over its right edge. */
    public boolean overflows() {
        return (Boolean) run("return document.documentElement.scrollWidth > window.innerWidth");
    }

    private <T> T await(String what, Supplier<T> look) {
        try {
            return new WebDriverWait(driver, patience)
                    .ignoring(StaleElementReferenceException.class)
                    .ignoring(NoSuchElementException.class)
                    .ignoring(org.openqa.selenium.ElementNotInteractableException.class)
                    .until(ignored -> look.get());
        } catch (TimeoutException late) {
            throw new AssertionError(
                    "waited in vain for " + what + " at " + url() + "; a picture is at " + picture()
                            + "; the page says:\n" + text("body"),
                    late);
        }
    }

    private Path picture() {
        try {
            return picture(
                    Files.createTempFile(Files.createDirectories(Path.of("target", "pictures")), "failed", ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes down what is to be seen now, as a PNG. */
    public Path picture(Path file) {
        try {
            return Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
