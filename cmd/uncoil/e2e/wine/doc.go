// Package wine tries the packaged Windows program under Wine; its tests have the tag
// wine, and "make e2e-windows" runs them.
package wine
