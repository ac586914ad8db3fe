/**
 * The commands of the service. The service and the watched folder run until they are stopped; keys are for the callers
 * of the service.
 */
@NullMarked
package dev.ferry.adapters.cli.service;

import org.jspecify.annotations.NullMarked;
