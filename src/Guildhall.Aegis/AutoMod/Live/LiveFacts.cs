using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Links;
using Guildhall.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>
/// What the rules know of the world outside, all of it in memory. The list of phishing domains is the file
/// <c>phishing.txt</c> in the data folder, one domain a line; a newer one is read within a minute.
/// </summary>
internal sealed partial class LiveFacts(
    IOptions<GuildhallOptions> options,
    StaffNames staff,
    OwnInvites invites,
    InviteTargets targets,
    TimeProvider time,
    ILogger<LiveFacts> log
) : IOutsideFacts
{
    private static readonly TimeSpan trust = TimeSpan.FromMinutes(1);

    private readonly string path = Path.Combine(options.Value.Data, "phishing.txt");
    private readonly Lock gate = new();
    private volatile DomainSet phishing = DomainSet.Empty;
    private DateTime readFrom;
    private long checkedAt;

    public bool IsPhishing(string host, string path)
    {
        Refresh();
        return phishing.Contains(host, path);
    }

    public string? GuildOf(string code) => targets.GuildOf(code);

    public bool IsAwaited(ModerationEvent happened, string code) => targets.CanAsk(new(happened.Guild), code);

    public bool IsOwn(ModerationEvent happened, string code) => invites.Contains(new(happened.Guild), code);

    public bool IsStaffName(ModerationEvent happened) => staff.IsImitated(happened);

    private void Refresh()
    {
        var now = time.GetTimestamp();
        if (checkedAt != 0 && time.GetElapsedTime(checkedAt, now) < trust)
        {
            return;
        }

        lock (gate)
        {
            checkedAt = now;
            try
            {
                var written = File.GetLastWriteTimeUtc(path);
                if (File.Exists(path) && written != readFrom)
                {
                    phishing = new DomainSet(File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'));
                    readFrom = written;
                    Loaded(phishing.Count);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                NotRead(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Read {Count} phishing domains")]
    private partial void Loaded(int count);

    [LoggerMessage(LogLevel.Warning, "The list of phishing domains cannot be read; the former one stays")]
    private partial void NotRead(Exception exception);
}
