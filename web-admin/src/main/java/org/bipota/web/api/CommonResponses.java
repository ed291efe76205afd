package org.bipota.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** placeholder */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface CommonResponses {
}
