/** The system API of ETSI TS 102 241, for toolkit applets that use it; ours does not. */
package uicc.system;
