/** How the core goes about its work, as values: its patience, its workload, what data sets look like. */
@NullMarked
package dev.ferry.application.settings;

import org.jspecify.annotations.NullMarked;
