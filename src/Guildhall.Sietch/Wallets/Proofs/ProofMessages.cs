namespace Guildhall.Sietch.Wallets.Proofs;

/// <summary>What the page sends; each call needs a part of it.</summary>
/// <param name="Link">What stands after the <c>#</c> of the one-time link.</param>
internal sealed record ProofCall(string? Link, string? Account, string? Message, string? Signature)
{
    public override string ToString() => "ProofCall";
}

/// <summary>For whom the link is.</summary>
internal sealed record ProofFor(string Name, string Server, DateTimeOffset EndsAt);

/// <param name="Message">To be signed with <c>personal_sign</c>.</param>
internal sealed record ProofChallenge(string Message);

/// <param name="Text">What came of it, for the member.</param>
internal sealed record ProofDone(string Text);
