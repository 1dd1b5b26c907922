using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Guildhall.Bench;

/// <summary>A world in Discord's words: 100 members, 20 channels and 20 roles a guild, and messages of about 1 KB.</summary>
internal static class GatewayFrames
{
    // Ten digits from the first to the last event, so that a number can be put into a finished frame.
    public const long FirstSequence = 1_000_000_000;

    private const int Members = 100;
    private const int Channels = 20;
    private const int Roles = 20;

    public static ulong GuildId(int guild) => (1_000_000UL + (ulong)guild) << 22;

    public static byte[] Hello => Utf8("""{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":[]}}""");

    public static byte[] Ready(int guilds, string address) =>
        Utf8(
            $$$"""{"t":"READY","s":{{{FirstSequence}}},"op":0,"d":{"v":10,"user_settings":{},"user":{"id":"99","username":"bench","discriminator":"0","global_name":null,"avatar":null,"bot":true,"verified":true,"mfa_enabled":false,"flags":0,"email":null},"session_type":"normal","session_id":"bench","resume_gateway_url":"{{{address}}}","relationships":[],"private_channels":[],"presences":[],"guilds":[{{{string.Join(",", Enumerable.Range(0, guilds).Select(g => $$"""{"unavailable":true,"id":"{{GuildId(g)}}"}"""))}}}],"application":{"id":"98","flags":0} } }"""
        );

    public static byte[] Guild(int guild, long sequence) =>
        Utf8($$"""{"t":"GUILD_CREATE","s":{{sequence}},"op":0,"d":{{GuildJson(guild)}} }""");

    public static string GuildJson(int guild)
    {
        var id = GuildId(guild);
        var roles = Enumerable
            .Range(0, Roles)
            .Select(r =>
                $$"""{"id":"{{id + (ulong)r}}","name":"role {{r}}","description":null,"permissions":"1071698529857","position":{{r}},"color":{{r * 1000}},"colors":{"primary_color":0,"secondary_color":null,"tertiary_color":null},"hoist":false,"managed":false,"mentionable":false,"icon":null,"unicode_emoji":null,"flags":0}"""
            );
        var channels = Enumerable
            .Range(0, Channels)
            .Select(c =>
                $$"""{"id":"{{id + 100 + (ulong)c}}","type":0,"name":"channel-{{c}}","topic":"What is talked about in channel {{c}}","position":{{c}},"nsfw":false,"parent_id":null,"rate_limit_per_user":0,"last_message_id":null,"permission_overwrites":[{"id":"{{id + 5}}","type":0,"allow":"1024","deny":"2048"}],"flags":0}"""
            );
        var members = Enumerable
            .Range(0, Members)
            .Select(m =>
                $$"""{"user":{"id":"{{(m == 0 ? 99UL : id + 1_000 + (ulong)m)}}","username":"member{{m}}","discriminator":"0","global_name":"Member {{m}}","avatar":null,"bot":false,"public_flags":0},"nick":null,"avatar":null,"roles":["{{id + (ulong)(m % Roles)}}","{{id + (ulong)((m + 7) % Roles)}}"],"joined_at":"2024-01-01T00:00:00.000000+00:00","premium_since":null,"deaf":false,"mute":false,"flags":0,"pending":false,"communication_disabled_until":null}"""
            );
        return $$"""{"id":"{{id}}","name":"Guild {{guild}}","icon":null,"splash":null,"owner_id":"{{id + 1_001}}","afk_timeout":300,"verification_level":1,"default_message_notifications":1,"explicit_content_filter":2,"emojis":[],"stickers":[],"features":["COMMUNITY"],"mfa_level":0,"system_channel_flags":0,"premium_tier":0,"nsfw_level":0,"preferred_locale":"en-US","joined_at":"2024-01-01T00:00:00.000000+00:00","large":false,"unavailable":false,"member_count":{{Members}},"voice_states":[],"presences":[],"threads":[],"stage_instances":[],"guild_scheduled_events":[],"soundboard_sounds":[],"roles":[{{string.Join(",", roles)}}],"channels":[{{string.Join(",", channels)}}],"members":[{{string.Join(",", members)}}]}""";
    }

    /// <summary>A message's frame, with its sequence number and its id to be put in.</summary>
    public static MessageTemplate Message(int guild)
    {
        var id = GuildId(guild);
        var author = id + 1_000 + (ulong)(1 + guild % 90);
        var words = string.Join(' ', Enumerable.Repeat("the spice must flow", 12));
        var frame =
            $$"""{"t":"MESSAGE_CREATE","s":1000000000,"op":0,"d":{"type":0,"tts":false,"timestamp":"2026-08-01T12:00:00.000000+00:00","pinned":false,"nonce":"1234567890123456789","mentions":[],"mention_roles":[],"mention_everyone":false,"member":{"roles":["{{id + 3}}","{{id + 10}}"],"premium_since":null,"pending":false,"nick":null,"mute":false,"joined_at":"2024-01-01T00:00:00.000000+00:00","flags":0,"deaf":false,"communication_disabled_until":null,"banner":null,"avatar":null},"id":"9000000000000000000","flags":0,"embeds":[],"edited_timestamp":null,"content":"{{words}}","components":[],"channel_type":0,"channel_id":"{{id + 100 + (ulong)(guild % Channels)}}","author":{"username":"member{{1 + guild % 90}}","public_flags":0,"primary_guild":null,"id":"{{author}}","global_name":"Member","discriminator":"0","clan":null,"avatar_decoration_data":null,"avatar":null},"attachments":[],"guild_id":"{{id}}"} }""";
        return new(Utf8(frame), Offset(frame, "\"s\":") + 4, Offset(frame, "\"id\":\"9000") + 6);
    }

    private static int Offset(string frame, string text) => frame.IndexOf(text, StringComparison.Ordinal);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

internal sealed record MessageTemplate(byte[] Frame, int SequenceAt, int IdAt)
{
    public ReadOnlySpan<byte> With(long sequence)
    {
        sequence.TryFormat(Frame.AsSpan(SequenceAt), out _, default, CultureInfo.InvariantCulture);
        (9_000_000_000_000_000_000 + sequence).TryFormat(
            Frame.AsSpan(IdAt),
            out _,
            default,
            CultureInfo.InvariantCulture
        );
        return Frame;
    }
}

/// <summary>Puts WebSocket frames one after the other, plain or through one zlib stream.</summary>
internal sealed class FrameWriter(bool isCompressed) : IDisposable
{
    private readonly MemoryStream deflated = new();
    private ZLibStream? zlib;

    public MemoryStream Output { get; } = new();

    public void Write(ReadOnlySpan<byte> message)
    {
        if (!isCompressed)
        {
            Frame(1, message);
            return;
        }

        deflated.SetLength(0);
        zlib ??= new(deflated, CompressionLevel.Fastest, leaveOpen: true);
        zlib.Write(message);
        zlib.Flush();
        Frame(2, deflated.GetBuffer().AsSpan(0, (int)deflated.Length));
    }

    public void Dispose()
    {
        zlib?.Dispose();
        deflated.Dispose();
        Output.Dispose();
    }

    private void Frame(int opcode, ReadOnlySpan<byte> payload)
    {
        Output.WriteByte((byte)(0x80 | opcode));
        if (payload.Length < 126)
        {
            Output.WriteByte((byte)payload.Length);
        }
        else if (payload.Length < 65_536)
        {
            Output.Write([126, (byte)(payload.Length >> 8), (byte)payload.Length]);
        }
        else
        {
            Span<byte> header = stackalloc byte[9];
            header[0] = 127;
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(header[1..], (ulong)payload.Length);
            Output.Write(header);
        }

        Output.Write(payload);
    }
}
