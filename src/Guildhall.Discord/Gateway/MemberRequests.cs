using System.Collections.Concurrent;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway;

/// <summary>Asks a shard for members and gathers the chunks of the answer by their nonce.</summary>
internal sealed class MemberRequests(TimeProvider time) : IGatewaySubscriber
{
    private static readonly TimeSpan chunkWithin = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, MemberRequest> pending = new();
    private long lastNonce;

    /// <summary>How many requests have nothing to do until Discord or the clock brings something.</summary>
    public int Awaited => pending.Values.Count(request => request.IsWaiting);

    public bool Wants(string type) => type is "GUILD_MEMBERS_CHUNK" or "RATE_LIMITED" or "READY";

    public async Task<MembersFound> RequestAsync(
        Shard shard,
        Snowflake<Guild> guild,
        MemberQuery query,
        CancellationToken cancellation
    )
    {
        var nonce = $"m{Interlocked.Increment(ref lastNonce)}";
        var request = new MemberRequest(shard, Payload(guild, query, nonce), time);
        pending[nonce] = request;
        try
        {
            request.Send();
            while (true)
            {
                var step = request.NextStep;
                var wait = request.IsOnItsWay ? chunkWithin : Timeout.InfiniteTimeSpan;
                var either = step.WaitAsync(wait, time, cancellation);
                request.WaitsFor(step, either);
                if (await either.ConfigureAwait(false))
                {
                    return request.Result;
                }
            }
        }
        finally
        {
            pending.TryRemove(nonce, out _);
            request.Dispose();
        }
    }

    public Task HandleAsync(GatewayEvent received, CancellationToken cancellation)
    {
        switch (received.Type)
        {
            case "GUILD_MEMBERS_CHUNK":
                var chunk = received.Read(WireJson.Default.GuildMembersChunk);
                if (chunk.Nonce is { } nonce && pending.TryGetValue(nonce, out var request))
                {
                    request.Add(chunk);
                }

                break;
            case "RATE_LIMITED":
                var limit = received.Read(WireJson.Default.GatewayRateLimited);
                if (limit.Meta?.Nonce is { } limited && pending.TryGetValue(limited, out var refused))
                {
                    refused.SendAgainAfter(TimeSpan.FromSeconds(Math.Clamp(limit.RetryAfter, 0, 3_600)));
                }

                break;
            case "READY":
                // A new session answers nothing that the last one was asked.
                foreach (var unanswered in pending.Values)
                {
                    unanswered.StartOver(received.Shard, received.Session);
                }

                break;
        }

        return Task.CompletedTask;
    }

    private static ReadOnlyMemory<byte> Payload(Snowflake<Guild> guild, MemberQuery query, string nonce) =>
        ShardPayloads.Write(
            8,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("guild_id"u8, guild.ToString());
                if (query.Users is { } users)
                {
                    writer.WriteStartArray("user_ids"u8);
                    foreach (var user in users)
                    {
                        writer.WriteStringValue(user.ToString());
                    }

                    writer.WriteEndArray();
                }
                else
                {
                    writer.WriteString("query"u8, query.Prefix);
                }

                writer.WriteNumber("limit"u8, query.Limit);
                writer.WriteString("nonce"u8, nonce);
                writer.WriteEndObject();
            }
        );
}

/// <summary>Which members: some by id (up to 100), or those whose name begins with the prefix; an empty one asks for all,
/// which needs the privileged members intent.</summary>
public sealed record MemberQuery
{
    public IReadOnlyList<Snowflake<User>>? Users { get; init; }

    public string Prefix { get; init; } = "";

    /// <summary>Up to 100 with a prefix; 0 for all.</summary>
    public int Limit { get; init; }
}

public sealed record MembersFound(IReadOnlyList<Member> Members, IReadOnlyList<Snowflake<User>> NotFound);

internal sealed record GuildMembersChunk
{
    public IReadOnlyList<Member> Members
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Snowflake<User>> NotFound
    {
        get => field ?? [];
        init;
    }

    public int ChunkIndex { get; init; }

    public int ChunkCount { get; init; }

    public string? Nonce { get; init; }
}

internal sealed record GatewayRateLimited
{
    public double RetryAfter { get; init; }

    public GatewayRateLimitMeta? Meta { get; init; }
}

internal sealed record GatewayRateLimitMeta(string? Nonce);
