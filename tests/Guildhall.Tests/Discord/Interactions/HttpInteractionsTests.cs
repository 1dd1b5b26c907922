using System.Text;
using Guildhall.Discord.Interactions;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord.Interactions;

public class HttpInteractionsTests
{
    private const string Command =
        """{"id":"1","application_id":"2","type":2,"token":"t","data":{"id":"3","name":"x"}}""";

    private static readonly string key = new('a', 64);
    private static readonly string signature = new('b', 128);

    private readonly ManualTime time = new();

    private string Now => $"{time.GetUtcNow().ToUnixTimeSeconds()}";

    [Fact]
    public void A_ping_is_answered_with_a_pong()
    {
        var received = Receive(signature, Now, """{"id":"1","application_id":"2","type":1,"token":"t","version":1}""");

        Assert.Equal((200, InteractionResponse.Pong, null), (received.Status, received.Answer, received.Interaction));
    }

    [Fact]
    public void What_is_signed_is_the_time_and_the_raw_body()
    {
        var port = new Recording();

        new HttpInteractions(key, port, time).Receive(signature, Now, Encoding.UTF8.GetBytes(Command));

        Assert.Equal(Now + Command, Encoding.UTF8.GetString(port.Message));
    }

    [Fact]
    public void A_command_is_accepted_and_handed_on()
    {
        var received = Receive(signature, Now, Command);

        Assert.Equal((202, "x"), (received.Status, received.Interaction!.Data!.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("bbbb")]
    public void Without_a_readable_signature_nothing_is_believed(string? header) =>
        Assert.Equal(401, Receive(header, Now, Command).Status);

    [Theory]
    [InlineData(null, 401)]
    [InlineData("", 401)]
    [InlineData("noon", 401)]
    [InlineData("-5", 401)]
    [InlineData("99999999999999999999999", 401)]
    public void Without_a_readable_time_nothing_is_believed(string? timestamp, int status) =>
        Assert.Equal(status, Receive(signature, timestamp, Command).Status);

    [Theory]
    [InlineData(-301, 401)]
    [InlineData(-300, 202)]
    [InlineData(300, 202)]
    [InlineData(301, 401)]
    public void Five_minutes_are_the_most_that_a_request_may_be_off(int seconds, int status) =>
        Assert.Equal(status, Receive(signature, $"{time.GetUtcNow().ToUnixTimeSeconds() + seconds}", Command).Status);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"type\":")]
    public void A_signed_body_that_cannot_be_read_is_refused(string body) =>
        Assert.Equal(400, Receive(signature, Now, body).Status);

    [Fact]
    public void A_wrong_signature_is_refused_before_the_body_is_read()
    {
        var refusing = new HttpInteractions(key, new Recording { Answer = false }, time);

        Assert.Equal(401, refusing.Receive(signature, Now, "not json"u8).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("g0000000000000000000000000000000000000000000000000000000000000000")]
    public void A_key_that_is_none_is_an_error_at_the_start(string wrong) =>
        Assert.Throws<ArgumentException>(() => new HttpInteractions(wrong, new Recording(), time));

    // RFC 8032, section 7.1, tests 2 and 3.
    [Theory]
    [InlineData(
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )]
    [InlineData(
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    )]
    public void The_systems_ed25519_agrees_with_the_standard(string publicKey, string message, string signed)
    {
        Assert.SkipUnless(LibcryptoSignature.IsAvailable, "This system has no libcrypto.");
        using var library = new LibcryptoSignature();
        var (pk, text, sig) = (
            Convert.FromHexString(publicKey),
            Convert.FromHexString(message),
            Convert.FromHexString(signed)
        );

        Assert.True(library.IsValid(pk, text, sig));
        Assert.True(library.IsValid(pk, text, sig));
        Assert.False(library.IsValid(pk, [.. text, 0], sig));
        sig[3] ^= 1;
        Assert.False(library.IsValid(pk, text, sig));
        Assert.False(library.IsValid(pk, text, sig.AsSpan(1)));
        Assert.False(library.IsValid(pk.AsSpan(1), text, sig));
    }

    private HttpInteraction Receive(string? signed, string? timestamp, string body) =>
        new HttpInteractions(key, new Recording(), time).Receive(signed, timestamp, Encoding.UTF8.GetBytes(body));

    private sealed class Recording : IInteractionSignature
    {
        public bool Answer { get; init; } = true;

        public byte[] Message { get; private set; } = [];

        public bool IsValid(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
        {
            Message = message.ToArray();
            return Answer;
        }
    }
}
