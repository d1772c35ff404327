"""The local preview in a real browser, as a newcomer uses it."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.bot.conftest import NOTES

ROOT = Path(__file__).parents[2]
BROWSER = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ANSWER = (
    "먼저 클라이언트가 SYN을 보내고요, 서버가 SYN이랑 ACK를 같이 돌려줍니다. 그러면 연결이 끝나요."
)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """``python -m bot`` without a token, and the address it prints."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot"],
        env=environment
        | {
            "DATA_DIR": str(tmp_path),
            "NOTES_DIR": str(NOTES),
            "SHIPPED_NOTES": "false",
            "PREVIEW_PORT": "0",
        },
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert "DISCORD_TOKEN is not set" in process.stdout.readline()
    address = process.stdout.readline().split()[-1]
    yield process, address
    process.kill()
    process.communicate()


@pytest.fixture
async def page(preview: tuple[subprocess.Popen[str], str]) -> AsyncIterator[Page]:
    """The preview's page in headless Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        opened = await browser.new_page(viewport={"width": 1000, "height": 1150}, bypass_csp=True)
        await opened.goto(preview[1])
        await opened.wait_for_function("window.simcordPreview?.ready")
        yield opened
        await browser.close()


async def test_from_quiz_to_the_result_card_in_korean(
    page: Page, preview: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    composer = page.locator("#channel-composer-input")
    await composer.fill("/quiz tcp")
    await page.locator("#send-message").click()
    messages = page.locator("#channel-message-list")
    await expect(messages).to_contain_text("난이도", timeout=30_000)
    await messages.get_by_role("button", name="답하기").click()
    form = page.locator("#modal-root")
    await form.locator("textarea").fill(ANSWER)
    await form.get_by_role("button", name="Submit").click()
    await expect(messages).to_contain_text("점 · ", timeout=30_000)
    await expect(messages).to_contain_text("다음 문제")
    await page.screenshot(path=os.environ.get("PICTURE", tmp_path / "result-card.png"))
    assert preview[0].poll() is None
    preview[0].send_signal(signal.SIGTERM)
    assert preview[0].wait(timeout=5) == 0


async def test_a_daily_question_appears_by_itself(
    page: Page, preview: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    composer = page.locator("#channel-composer-input")
    await composer.fill("/daily set 면접-연습 21:00 서울 tcp")
    await page.locator("#send-message").click()
    messages = page.locator("#channel-message-list")
    await expect(messages).to_contain_text("이 서버의 오늘의 질문", timeout=30_000)
    assert preview[0].poll() is None
    # As if it were nine now.
    now = f"{datetime.now(UTC):%F %T}.000000"
    database = sqlite3.connect(tmp_path / "preview.db", isolation_level=None)
    database.execute("UPDATE schedules SET next_at = ?", [now])
    await expect(messages).to_contain_text("지금까지 답한 사람", timeout=30_000)
    await page.screenshot(path=tmp_path / "daily.png")
