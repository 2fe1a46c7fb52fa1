"""Every word on screen: labels, messages, history, notices."""
