/** The side of the simulator that is loaded into the guest world: adapts the virtual machine to the CPU seam. */
package smpng.simulator.guest;
