/** Charts over time, as screens use them: the server side of the element in {@code frontend/fairway-chart.ts}. */
@NullMarked
package dev.fairway.console.chart;

import org.jspecify.annotations.NullMarked;
