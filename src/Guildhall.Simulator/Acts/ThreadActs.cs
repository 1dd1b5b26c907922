using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Acts;

/// <summary>Threads fall asleep by themselves and are woken.</summary>
internal static class ThreadActs
{
    /// <summary>Archives the thread once nothing has happened in it for as long as it says.</summary>
    public static void Watch(Universe world, SimChannel thread) =>
        world.Agenda.At(QuietSince(thread).AddMinutes(thread.Thread!.AutoArchive), () => Settle(world, thread));

    /// <summary>A message or a hand opened it again.</summary>
    public static void SetArchived(Universe world, SimChannel thread, bool isArchived)
    {
        var state = thread.Thread!;
        (state.IsArchived, state.ArchiveChangedAt) = (isArchived, world.Now);
        if (!isArchived)
        {
            Watch(world, thread);
        }
    }

    private static void Settle(Universe world, SimChannel thread)
    {
        if (thread.Thread!.IsArchived || !world.Channels.ContainsKey(thread.Id))
        {
            return;
        }

        if (QuietSince(thread).AddMinutes(thread.Thread.AutoArchive) > world.Now)
        {
            Watch(world, thread);
            return;
        }

        SetArchived(world, thread, true);
        ChannelActs.Announce(world, thread, "THREAD_UPDATE");
    }

    private static DateTimeOffset QuietSince(SimChannel thread)
    {
        var opened = thread.Thread!.ArchiveChangedAt;
        var written =
            thread.LastMessageId is not { } id ? opened
            : thread.Messages.TryGetValue(id, out var message) ? message.SentAt
            : Snowflakes.TimeOf(id);
        return written > opened ? written : opened;
    }
}
