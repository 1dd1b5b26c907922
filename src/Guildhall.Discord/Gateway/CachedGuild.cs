using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway;

/// <summary>What is remembered of a guild: name, owner, roles, channels and threads, and the bot's own membership.
/// Safe for any number of readers beside the one writer.</summary>
public sealed class CachedGuild
{
    private readonly Lock gate = new();
    private readonly Dictionary<Snowflake<Role>, Role> roles = [];
    private readonly Dictionary<Snowflake<Channel>, Channel> channels = [];
    private GuildRoles? view;
    private string name = "";
    private Snowflake<User> owner;
    private GuildSubject? self;

    internal CachedGuild(Snowflake<Guild> id) => Id = id;

    public Snowflake<Guild> Id { get; }

    /// <summary>An outage: what is remembered is from before it.</summary>
    public bool IsUnavailable { get; private set; } = true;

    public string Name
    {
        get
        {
            lock (gate)
            {
                return name;
            }
        }
    }

    /// <summary>The bot itself; null until Discord has told.</summary>
    public GuildSubject? Self
    {
        get
        {
            lock (gate)
            {
                return self;
            }
        }
    }

    /// <summary>Owner and roles as they are now, unchanging in the caller's hands.</summary>
    public GuildRoles Roles
    {
        get
        {
            lock (gate)
            {
                return view ??= new(Id, owner, new Dictionary<Snowflake<Role>, Role>(roles));
            }
        }
    }

    public IReadOnlyList<Channel> Channels
    {
        get
        {
            lock (gate)
            {
                return [.. channels.Values];
            }
        }
    }

    public Channel? TryGetChannel(Snowflake<Channel> id)
    {
        lock (gate)
        {
            return channels.GetValueOrDefault(id);
        }
    }

    /// <summary>What a member may do in a channel or thread; null where the channel is unknown.
    /// Of a private thread this takes the member to be in it.</summary>
    public Permissions? PermissionsIn(Snowflake<Channel> id, GuildSubject subject, DateTimeOffset now)
    {
        Channel? channel;
        Channel? parent;
        lock (gate)
        {
            channel = channels.GetValueOrDefault(id);
            parent = channel?.ParentId is { } above ? channels.GetValueOrDefault(above) : null;
        }

        if (channel is null || (channel.IsThread && parent is null))
        {
            return null;
        }

        return channel.IsThread
            ? PermissionCalculator.InThread(Roles, subject, parent!, channel, isThreadMember: true, now)
            : PermissionCalculator.InChannel(Roles, subject, channel, now);
    }

    internal void Replace(GuildState state, Snowflake<User> own)
    {
        lock (gate)
        {
            name = state.Name ?? name;
            owner = state.OwnerId.IsEmpty ? owner : state.OwnerId;
            IsUnavailable = state.Unavailable;
            view = null;
            if (state.Roles is { } newRoles)
            {
                roles.Clear();
                foreach (var role in newRoles)
                {
                    roles[role.Id] = role;
                }
            }

            // GUILD_UPDATE comes without channels.
            if (state.Channels is { } newChannels)
            {
                channels.Clear();
                foreach (var channel in newChannels.Concat(state.Threads ?? []))
                {
                    channels[channel.Id] = channel;
                }
            }

            if (state.Members?.FirstOrDefault(member => member.User?.Id == own) is { } member)
            {
                self = new(own, member.Roles ?? []) { TimedOutUntil = member.CommunicationDisabledUntil };
            }
        }
    }

    internal void Put(Role role)
    {
        lock (gate)
        {
            roles[role.Id] = role;
            view = null;
        }
    }

    internal void Remove(Snowflake<Role> role)
    {
        lock (gate)
        {
            roles.Remove(role);
            view = null;
        }
    }

    internal void Put(Channel channel)
    {
        lock (gate)
        {
            channels[channel.Id] = channel;
        }
    }

    internal void Remove(Snowflake<Channel> channel)
    {
        lock (gate)
        {
            channels.Remove(channel);
        }
    }

    internal void SetSelf(GuildSubject member)
    {
        lock (gate)
        {
            self = member;
        }
    }

    internal void BecomeUnavailable() => IsUnavailable = true;
}
