"""Why an archive or a member of one could not be opened, in the words the bureau reads.

Every message names what is wrong and what to do next; `{...}` are the limits that were met.
"""

from __future__ import annotations

from pipeline.model import Problem

_WHOLE: dict[str, str] = {
    "damaged": "压缩包已损坏、不完整或不是压缩包，无法解压。请申报单位重新打包后报送。",
    "encrypted": "压缩包设有密码，无法解压。请申报单位提供不设密码的压缩包。",
    "volumes": "这是分卷压缩包，须各卷齐全才能解压。请申报单位把全部分卷合并解压，重新打成一个压缩包后报送。",
    "empty": "压缩包里没有任何文件。请申报单位核对是否漏放材料，重新打包后报送。",
    "empty_submission": "其中没有任何文件。请核对申报单位报送的材料是否漏放，补齐后再运行一次。",
    "other_format": "这是 tar、gz、cab 一类的压缩包，不在可自动解压的格式（zip、7z、rar）之内。"
    "请解压后以文件夹形式放入，或重新打成 zip 压缩包后再运行。",
    "no_unar": "本机未安装 unar，打不开 rar 压缩包。请安装软件包 unar 后再运行一次，或先解压后以文件夹形式放入。",
    "unsupported": "压缩包用了不常见的压缩方式。请解压后以文件夹形式放入再运行。",
    "too_many": "压缩包内文件过多（各级压缩包合计超过 {files} 个），未予解压。请解压后以文件夹形式放入。",
    "too_large": "解压后的文件过大（各级压缩包合计超过 {gigabytes} GB），未予解压。"
    "请解压后以文件夹形式放入，或去掉无关的大文件。",
    "bomb": "压缩包的压缩比异常（疑似压缩炸弹），未予解压。请核对来源后重新打包。",
    "nested": "压缩包层层嵌套过深，未再解压。请申报单位解压后以文件夹形式报送。",
    "timeout": "解压用时过长，已中止。请解压后以文件夹形式放入，或请申报单位重新打包后报送。",
    "memory": "解压这个压缩包所需内存过大，已中止。请解压后以文件夹形式放入，或请申报单位用普通压缩方式重新打包。",
    "crashed": "解压时程序异常退出，已跳过这个压缩包。请解压后以文件夹形式放入，或请申报单位重新打包后报送。",
    "no_access": "压缩包读不出来。请检查它是否还在原处、共享盘是否连接、是否有读取权限，再运行一次。",
    "changed": "压缩包在解压期间有改动（可能还在复制），未予采用。请等复制完成后再运行一次。",
}
_MEMBER: dict[str, str] = {
    "damaged": "压缩包内的这个文件已损坏，解压不出来。请申报单位重新报送该文件。",
    "encrypted": "压缩包内的这个文件设有密码，解压不出来。请申报单位提供不设密码的文件。",
    "unsupported": "压缩包用了不常见的压缩方式。请解压后以文件夹形式放入再运行。",
    "memory": "解压这个文件所需内存过大，未予解压。请解压后以文件夹形式放入，或请申报单位用普通压缩方式重新打包。",
    "link": "这是一个快捷链接，不是文件本身。请申报单位报送文件本身。",
    "special": "这不是普通文件，而是系统设备或管道，未予取出。请申报单位报送文件本身。",
    "rest_lost": "压缩包的后半部分缺失或已损坏，可能还有文件没有解压出来。请申报单位重新打包后报送。",
}


class ArchiveError(Exception):
    """An archive cannot be opened; `problem` says what to do."""

    def __init__(self, code: str, message: str | None = None) -> None:
        super().__init__(code)
        self.problem = Problem(code, message or _WHOLE[code])

    def naming(self, files: int, bytes: int) -> ArchiveError:
        """The same with the limits of the whole in its message."""
        message = self.problem.message.format(files=files, gigabytes=round(bytes / 1024**3, 1))
        return ArchiveError(self.problem.code, message)


def member_problem(code: str) -> Problem:
    """Why one member could not be taken out while others were."""
    return Problem(code, _MEMBER[code])
