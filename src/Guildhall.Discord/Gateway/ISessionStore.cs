using System.Collections.Concurrent;

namespace Guildhall.Discord.Gateway;

/// <summary>Remembers each shard's session, so that whoever runs the shard next resumes where handling ended.</summary>
public interface ISessionStore
{
    /// <summary>True: sessions outlive the process, so they are left open when it stops.</summary>
    bool IsDurable { get; }

    Task<GatewaySession?> LoadAsync(int shard, int shardCount, CancellationToken cancellation);

    /// <param name="session">Null: there is none to resume.</param>
    Task SaveAsync(int shard, int shardCount, GatewaySession? session, CancellationToken cancellation);
}

/// <param name="Sequence">The last event up to which all were handled.</param>
public sealed record GatewaySession(string SessionId, string ResumeUrl, long Sequence);

/// <summary>Sessions end with the process.</summary>
public sealed class MemorySessionStore : ISessionStore
{
    private readonly ConcurrentDictionary<(int Shard, int Count), GatewaySession> sessions = new();

    public bool IsDurable => false;

    public Task<GatewaySession?> LoadAsync(int shard, int shardCount, CancellationToken cancellation) =>
        Task.FromResult(sessions.GetValueOrDefault((shard, shardCount)));

    public Task SaveAsync(int shard, int shardCount, GatewaySession? session, CancellationToken cancellation)
    {
        if (session is null)
        {
            sessions.TryRemove((shard, shardCount), out _);
        }
        else
        {
            sessions[(shard, shardCount)] = session;
        }

        return Task.CompletedTask;
    }
}
