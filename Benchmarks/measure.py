"""Runs programs and takes their times."""

import json
import os
import pathlib
import platform
import statistics
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def pinned(command, core):
    return command if core is None else ["taskset", "-c", str(core)] + command


def run(command, core=None, output=subprocess.DEVNULL):
    """Wall seconds, CPU seconds and peak memory in MB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(pinned(command, core), stdout=output, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if status != 0:
        raise SystemExit(f"{' '.join(command)} failed: {said.decode()}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024}


def asked(command, core=None):
    """What a program prints as one line of JSON."""
    done = subprocess.run(pinned(command, core), capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed: {done.stderr}")
    return json.loads(done.stdout)


class Tools:
    """The programs that are measured, on one core, with the data that is built in or with that of a folder."""

    def __init__(self, binaries, core, folder, data=None):
        self.core = core
        self.extract, self.floor_program, self.stages_program = (str(binaries / name) for name in ("extract", "floor", "stages"))
        self.data = data or ROOT / "Gazetteers"
        self.options = ["--only-gazetteers", "--gazetteers", str(data)] if data else []
        self.image = self.compiled(data, folder / "data.bin") if data else None

    def compiled(self, source, image):
        """Makes an image of a folder of gazetteers."""
        run([self.extract, "compile", str(source), str(image)])
        return image

    def floor(self, text):
        """Seconds of L for a text."""
        return asked([self.floor_program, str(text.zero), "1"], self.core)["seconds"][0]

    def stages_command(self, zero, image=None):
        image = image or self.image
        return [self.stages_program, str(zero), "1", *([str(image)] if image else [])]

    def stages(self, zero, image=None):
        return asked(self.stages_command(zero, image), self.core)

    def command(self, text, *options):
        return [self.extract, "--no-progress", *self.options, *options, str(text)]

    def job(self, text, *options, core=None):
        """One run of the whole job; on any core unless told otherwise."""
        return run(self.command(text, *options), core)

    def side_by_side(self, command):
        """Wall seconds of the same program twice at the same time, each on a core of its own where there are two."""
        start = time.perf_counter()
        cores = [0, min(1, os.cpu_count() - 1)]
        running = [subprocess.Popen(pinned(command, core), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for core in cores]
        if any([process.wait() for process in running]):
            raise SystemExit(f"{' '.join(command)} failed")
        return time.perf_counter() - start


def median(values):
    return statistics.median(values)


def machine():
    name = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo") as info:
            lines = dict(line.split(":", 1) for line in info if ":" in line)
        lines = {key.strip(): value.strip() for key, value in lines.items()}
        name = lines.get("model name", name)
        if "cpu family" in lines:
            name += f" (family {lines['cpu family']}, model {lines['model']})"
    except OSError:
        pass
    return {"cpu": name, "cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1), "system": f"{platform.system()} {platform.release()}"}
