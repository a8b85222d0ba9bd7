"""报告: the passages of the annual report, every figure computed and open to its cases."""
