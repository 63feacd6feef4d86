"""The one style sheet of the window, its colours filled in by role."""

from dataclasses import asdict

from desktop.ui.colours import Colours

_SHEET = """
* { outline: none; }
QAbstractItemView, QHeaderView, QMenu, QToolTip, QMessageBox, QStatusBar { font-family: "$family"; }
QMenu, QToolTip, QComboBox QAbstractItemView { font-size: 13px; }
QToolTip { background: $sheet; color: $text; border: 1px solid $edge; padding: 4px 8px; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="name"] { font-size: 16px; font-weight: 600; }
QLabel[role="heading"] { font-size: 14px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="label"] { font-size: 12px; font-weight: 600; }
QLabel[role="caption"] { font-size: 12px; color: $second; }
QLabel[role="second"] { color: $second; }
QLabel[role="faint"] { color: $faint; }
QLabel[role="small"] { font-size: 11px; color: $second; }
QLabel[role="figure"] { font-size: 24px; font-weight: 600; }
QLabel[role="door-count"] { font-size: 28px; font-weight: 500; }
QLabel[role="count"] { font-size: 20px; font-weight: 500; }
QLabel[role="code"] { font-size: 18px; font-weight: 600; }
QLabel[tone="error"] { color: $error; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="ok"] { color: $ok; }
QLabel[role="star"] { font-size: 12px; font-weight: 600; color: $error; }

QPushButton { background: $sheet; color: $text; border: 1px solid $hairline;
  border-bottom-color: $edge; border-radius: 4px; padding: 0 12px; font-weight: 500;
  min-height: 30px; }
QPushButton[small="true"] { min-height: 24px; padding: 0 10px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px; }
QPushButton[small="true"]:focus { min-height: 22px; padding: 0 9px; }
QPushButton:disabled { color: $faint; border-color: $hairline; }
QPushButton[kind="filled"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
QPushButton[kind="filled"]:hover { background: $accent_hover; }
QPushButton[kind="filled"]:pressed { background: $accent_pressed; }
QPushButton[kind="filled"]:focus { border: 2px solid $text; }
QPushButton[kind="filled"]:disabled { background: $neutral; color: $faint;
  border-color: $hairline; }
QPushButton[kind="bare"] { background: transparent; border-color: transparent; }
QPushButton[kind="bare"]:hover { background: $hover; }
QPushButton[kind="bare"]:pressed { background: $pressed; }
QPushButton[kind="bare"]:focus { border: 2px solid $accent; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: $link;
  padding: 0 4px; min-height: 22px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 0 3px; min-height: 20px; }
QPushButton[kind="chip"] { background: $chosen; color: $link; border: 1px solid transparent;
  border-radius: 13px; min-height: 24px; padding: 0 10px; }
QPushButton[kind="chip"]:focus { border: 2px solid $accent; min-height: 22px; padding: 0 9px; }
QPushButton[kind="chip-add"] { background: transparent; color: $second; border: 1px dotted $edge;
  border-radius: 13px; min-height: 24px; padding: 0 10px; }
QPushButton[kind="chip-add"]:hover { background: $hover; }
QPushButton[kind="chip-add"]:focus { border: 2px solid $accent; min-height: 22px; padding: 0 9px;
  }
QPushButton[kind="segment"] { background: transparent; border: 1px solid transparent;
  color: $second; }
QPushButton[kind="segment"]:checked { background: $sheet; border-color: $hairline; color: $text;
  font-weight: 600; }
QPushButton[kind="segment"]:focus { border: 2px solid $accent; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px;
  padding: 5px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $pressed; }
QToolButton:focus { border: 2px solid $accent; padding: 4px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QComboBox {
  background: $sheet; color: $text; border: 1px solid $hairline; border-bottom-color: $edge;
  border-radius: 4px; padding: 0 9px; min-height: 30px; selection-background-color: $accent;
  selection-color: $on_accent; }
QPlainTextEdit, QTextEdit { padding: 5px 5px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus,
  QComboBox:focus {
  border: 2px solid $accent; padding: 0 8px; min-height: 28px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 4px 4px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled,
  QComboBox:disabled { color: $faint; background: $quiet; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QSpinBox[wrong="true"],
  QComboBox[wrong="true"] {
  border: 1px solid $error; border-bottom: 2px solid $error; min-height: 29px; }
QLineEdit[wrong="true"]:focus, QComboBox[wrong="true"]:focus { border: 2px solid $error;
  min-height: 28px; }
QComboBox { padding-right: 28px; }
QComboBox:focus { padding-right: 27px; }
QComboBox::drop-down { border: none; width: 28px; subcontrol-origin: border;
  subcontrol-position: center right; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $sheet; color: $text; border: 1px solid $edge;
  selection-background-color: $chosen; selection-color: $text; padding: 4px 0; }
QComboBox QAbstractItemView::item { min-height: 30px; padding: 0 9px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; min-height: 24px;
  border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }

QMenu { background: $sheet; border: 1px solid $edge; padding: 4px 0; }
QMenu::item { min-height: 30px; padding: 0 24px 0 12px; color: $text; }
QMenu::item:selected { background: $chosen; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 0; }
QMenu::indicator { width: 16px; height: 16px; margin-left: 8px; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[role="ground"] { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTableView { background: $sheet; border: none; gridline-color: transparent; color: $text;
  selection-background-color: $chosen; selection-color: $text; }
QHeaderView { background: $quiet; border: none; }
QHeaderView::section { background: $quiet; color: $text; border: none;
  border-bottom: 1px solid $hairline;
  padding: 0 8px; font-size: 12px; font-weight: 600; min-height: 31px; }
QTableCornerButton::section { background: $quiet; border: none; }
QListView { background: $sheet; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $hairline; top: -1px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $second; border: none; padding: 0 2px;
  margin-right: 16px;
  min-height: 32px; border-bottom: 3px solid transparent; font-weight: 500; }
QTabBar[narrow="true"]::tab { padding: 0 1px; margin-right: 9px; }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $link; }
QTabBar::tab:hover { color: $text; }

QProgressBar { background: $chart_empty; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QFrame[part="card"] { background: $sheet; border: 1px solid $hairline; border-radius: 8px; }
QFrame[part="well"] { background: $quiet; border: none; border-radius: 6px; }
QFrame[part="footer"] { background: $quiet; border: none; border-top: 1px solid $hairline; }
QFrame[part="card-footer"] { background: $quiet; border: none; border-top: 1px solid $hairline;
  border-bottom-left-radius: 7px; border-bottom-right-radius: 7px; }
QFrame[part="cell-editor"] { background: $sheet; border: 2px solid $accent; border-radius: 6px; }
QFrame[part="cell-editor"] QLineEdit, QFrame[part="cell-editor"] QComboBox { min-height: 24px; }
QFrame[part="cell-editor"] QLineEdit:focus, QFrame[part="cell-editor"] QComboBox:focus {
  min-height: 22px; }
QFrame[part="rule"] { background: $hairline; border: none; max-height: 1px; min-height: 1px; }
QFrame[part="segments"] { background: $quiet; border: 1px solid $hairline; border-radius: 6px; }
QFrame[part="side"] { background: $side; border: none; }
QFrame[part="status"] { background: $side; border: none; border-top: 1px solid $hairline; }
QFrame[part="banner"] { border: none; border-radius: 6px; }
QFrame[part="banner"][tone="info"] { background: $chosen; }
QFrame[part="banner"][tone="ok"] { background: $ok_tint; }
QFrame[part="banner"][tone="warning"] { background: $warning_tint; }
QFrame[part="banner"][tone="error"] { background: $error_tint; }
QWidget[part="page"] { background: $window; }
QDialog { background: $sheet; }
"""


_CONTRAST = """
QPushButton[kind="bare"], QPushButton[kind="link"], QPushButton[kind="segment"],
  QPushButton[kind="chip"], QToolButton { border: 1px solid $edge; }
QPushButton:hover, QToolButton:hover { border: 2px solid $accent; }
QPushButton[kind="segment"]:checked, QPushButton:checked { background: $accent; color: $on_accent; }
QFrame[part="side"] { border-right: 1px solid $edge; }
QFrame[part="banner"] { border: 1px solid $edge; }
QFrame[part="well"] { border: 1px solid $edge; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QComboBox QAbstractItemView { selection-background-color: $accent;
  selection-color: $on_accent; }
QDialog { border: 1px solid $edge; }
"""
"""What a system of high contrast needs besides: a border where a tint told things apart."""


def stylesheet(colours: Colours, family: str, *, high_contrast: bool = False) -> str:
    """The sheet in the given colours.

    It names the font where Windows gives parts of a window fonts of their own, and gives them anew
    with each of its themes.
    """
    sheet = (_SHEET + (_CONTRAST if high_contrast else "")).replace("$family", family)
    # Longer names first, or $accent would eat the head of $accent_hover.
    for name, value in sorted(asdict(colours).items(), key=lambda pair: -len(pair[0])):
        sheet = sheet.replace(f"${name}", value)
    return sheet
