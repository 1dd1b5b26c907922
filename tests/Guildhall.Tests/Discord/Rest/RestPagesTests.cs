using System.Text.RegularExpressions;
using Guildhall.Discord.Rest;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord.Rest;

public class RestPagesTests
{
    private readonly ManualTime time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(99, 1)]
    [InlineData(100, 2)]
    [InlineData(250, 3)]
    public async Task A_history_is_read_whole_and_in_order_and_ends(int messages, int requests)
    {
        using var discord = new ScriptedDiscord(time, seen => History(seen, messages));
        using var rest = discord.Client();

        var read = await rest.ReadMessagesAsync(new(1), null, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(Enumerable.Range(1, messages).Reverse(), read.Select(message => (int)message.Id.Value));
        Assert.Equal(requests, discord.Requests.Count);
    }

    [Fact]
    public async Task What_was_written_since_comes_oldest_first()
    {
        using var discord = new ScriptedDiscord(time, seen => History(seen, 350));
        using var rest = discord.Client();

        var read = await rest.ReadMessagesAfterAsync(new(1), new(120), Cancellation).ToListAsync(Cancellation);

        Assert.Equal(Enumerable.Range(121, 230), read.Select(message => (int)message.Id.Value));
    }

    [Fact]
    public async Task Whoever_has_read_enough_asks_for_no_more_pages()
    {
        using var discord = new ScriptedDiscord(time, seen => History(seen, 100_000));
        using var rest = discord.Client();

        var read = await rest.ReadMessagesAsync(new(1), null, Cancellation).Take(100).ToListAsync(Cancellation);

        Assert.Equal(100, read.Count);
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task A_server_that_repeats_its_page_does_not_hold_the_reader_for_ever()
    {
        var page =
            "[" + string.Join(',', Enumerable.Range(1, 1_000).Select(i => $$$"""{"user":{"id":"{{{i}}}"}}""")) + "]";
        using var discord = new ScriptedDiscord(time, _ => ScriptedDiscord.Json(page));
        using var rest = discord.Client();

        var read = await rest.ReadMembersAsync(new(1), Cancellation).CountAsync(Cancellation);

        Assert.Equal(2_000, read);
        Assert.Equal(
            ["guilds/1/members?limit=1000", "guilds/1/members?limit=1000&after=1000"],
            discord.Requests.Select(r => r.Path)
        );
    }

    [Fact]
    public async Task Archived_threads_follow_their_time_and_has_more()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen =>
                ScriptedDiscord.Json(
                    seen.Index == 0
                        ? """{"threads":[{"id":"5","thread_metadata":{"archive_timestamp":"2026-01-01T00:00:00.123456+00:00"}}],"has_more":true}"""
                        : """{"threads":[{"id":"4","future":1}],"members":null,"has_more":false}"""
                )
        );
        using var rest = discord.Client();

        var read = await rest.ReadArchivedThreadsAsync(new(1), ArchivedThreads.Public, Cancellation)
            .Select(thread => thread.Id.Value)
            .ToListAsync(Cancellation);

        Assert.Equal([5UL, 4UL], read);
        Assert.EndsWith(
            "before=2026-01-01T00%3A00%3A00.123456%2B00%3A00",
            discord.Requests[1].Path,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_audit_log_is_read_with_its_changes_whatever_their_shape()
    {
        using var discord = new ScriptedDiscord(
            time,
            _ =>
                ScriptedDiscord.Json(
                    """
                    {"audit_log_entries":[{"id":"9","user_id":null,"target_id":"3","action_type":4711,"reason":"r",
                      "options":{"count":"3","channel_id":"2","type":"0","future":[]},
                      "changes":[{"key":"$add","new_value":[{"id":"5","name":"n"}]},{"key":"nick","old_value":"a"},{"key":null}]}],
                     "users":[{"id":"3"}],"integrations":[{"odd":1}]}
                    """
                )
        );
        using var rest = discord.Client();

        var entry = await rest.ReadAuditLogAsync(new(1), AuditLogFilter.All, Cancellation).SingleAsync(Cancellation);

        Assert.Equal((4711, "r", 3), (entry.ActionType, entry.Reason, entry.Options!.Count));
        Assert.Equal("""[{"id":"5","name":"n"}]""", entry.Changes[0].NewValue.ToString());
        Assert.Equal("\"a\"", entry.Changes[1].OldValue.ToString());
        Assert.Null(entry.Changes[1].NewValue);
    }

    private static HttpResponseMessage History(Seen seen, int newest)
    {
        var before = Regex.Match(seen.Path, "before=(\\d+)") is { Success: true } b
            ? int.Parse(b.Groups[1].Value)
            : newest + 1;
        var after = Regex.Match(seen.Path, "after=(\\d+)") is { Success: true } a
            ? int.Parse(a.Groups[1].Value)
            : (int?)null;
        var ids = after is { } low
            ? Enumerable.Range(low + 1, Math.Min(100, newest - low)).Reverse()
            : Enumerable.Range(Math.Max(1, before - 100), Math.Min(100, before - 1)).Reverse();
        return ScriptedDiscord.Json("[" + string.Join(',', ids.Select(id => $$"""{"id":"{{id}}"}""")) + "]");
    }
}
