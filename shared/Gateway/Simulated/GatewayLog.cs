using System.Text.Json;

namespace EipFunctions.Gateway.Simulated;

/// <summary>
/// The gateway's log: one line of JSON per change, appended by an unbuffered write before the change is answered. What
/// was written outlives a killed process, since the operating system holds it; it is not flushed to the disk, so a
/// power cut may lose the end. Used by one thread at a time; a locked file keeps a second process out.
/// </summary>
internal sealed class GatewayLog : IDisposable
{
    private const byte NewLine = (byte)'\n';

    private readonly string _path;
    private readonly FileStream _ownership;
    private FileStream _file;

    private GatewayLog(string path, FileStream ownership, FileStream file)
    {
        _path = path;
        _ownership = ownership;
        _file = file;
    }

    /// <summary>Lines in the file.</summary>
    public int Lines { get; private set; }

    /// <summary>Opens the log of a directory, which is created when it is missing.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="replay">Called with each change, oldest first.</param>
    /// <exception cref="IOException">Another process has the log open, or the file system refuses.</exception>
    /// <exception cref="InvalidDataException">A line before the last is not a change.</exception>
    public static GatewayLog Open(string directory, Action<GatewayLogEntry> replay)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, "gateway.log");

        // A file of its own, so that the log stays readable and can be replaced. A killed process loses the lock.
        var ownership = new FileStream(
            Path.Combine(directory, "gateway.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        FileStream? file = null;
        try
        {
            file = OpenFile(path, FileMode.OpenOrCreate);
            var log = new GatewayLog(path, ownership, file);
            log.Replay(replay);
            return log;
        }
        catch
        {
            file?.Dispose();
            ownership.Dispose();
            throw;
        }
    }

    /// <summary>Appends a change.</summary>
    /// <exception cref="IOException">It could not be written; the log is as before.</exception>
    public void Append(GatewayLogEntry entry)
    {
        var end = _file.Position;
        try
        {
            _file.Write(ToLine(entry));
        }
        catch (IOException)
        {
            // Half a line would swallow the one after it.
            _file.SetLength(end);
            _file.Position = end;
            throw;
        }

        Lines++;
    }

    /// <summary>Replaces the log by the given changes. A kill leaves either the old file or the new one.</summary>
    public void Compact(IReadOnlyCollection<GatewayLogEntry> entries)
    {
        var next = OpenFile(_path + ".new", FileMode.Create);
        try
        {
            foreach (var entry in entries)
            {
                next.Write(ToLine(entry));
            }

            File.Move(_path + ".new", _path, overwrite: true);
        }
        catch
        {
            next.Dispose();
            throw;
        }

        _file.Dispose();
        _file = next;
        Lines = entries.Count;
    }

    public void Dispose()
    {
        _file.Dispose();
        _ownership.Dispose();
    }

    private static FileStream OpenFile(string path, FileMode mode) =>
        new(path, mode, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);

    private static byte[] ToLine(GatewayLogEntry entry) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(entry, GatewayJson.Default.GatewayLogEntry), NewLine];

    private void Replay(Action<GatewayLogEntry> replay)
    {
        var content = new byte[_file.Length];
        _file.ReadExactly(content);
        var start = 0;
        for (int length; (length = content.AsSpan(start).IndexOf(NewLine)) >= 0; start += length + 1)
        {
            replay(Parse(content.AsSpan(start, length)));
            Lines++;
        }

        // What follows the last line's end was being written when the process died; it was never answered.
        _file.SetLength(start);
        _file.Position = start;
    }

    private GatewayLogEntry Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, GatewayJson.Default.GatewayLogEntry)
                ?? throw new JsonException("The line is null.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Line {Lines + 1} of {_path} is not a change of the gateway: {e.Message}", e);
        }
    }
}
