"""The pages of the window, one screen a module; `desktop.ui.page_list` names them."""
