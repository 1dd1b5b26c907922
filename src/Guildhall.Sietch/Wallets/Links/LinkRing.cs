using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>The keys of one moment.</summary>
/// <param name="Former">Null where no key is being replaced.</param>
internal sealed record LinkRing(LinkKey Current, LinkKey? Former)
{
    /// <summary>As the statements name them; empty for one that is not there.</summary>
    public (string One, string Other) Ids => (Current.Id, Former?.Id ?? "");

    public bool Has(string id) => Current.Id == id || Former?.Id == id;

    /// <exception cref="InvalidOperationException">No key here has that id: the row is of another installation, or its key
    /// was lost.</exception>
    public LinkKey Find(string id) =>
        Current.Id == id ? Current
        : Former?.Id == id ? Former
        : throw new InvalidOperationException(
            $"Links are sealed with the key {id}, which is not here. Put its file back, or set it as the former key."
        );

    /// <summary>Under which names rows may stand: while a key is being replaced, some have those of the one before.</summary>
    public LinkNames NamesOf(TenantId tenant, Address wallet) =>
        new(Current.NameOf(tenant, wallet), (Former ?? Current).NameOf(tenant, wallet));

    /// <inheritdoc cref="NamesOf(TenantId, Address)"/>
    public LinkNames NamesOf(TenantId tenant, MemberId member) =>
        new(Current.NameOf(tenant, member), (Former ?? Current).NameOf(tenant, member));

    public override string ToString() => "LinkRing";
}

/// <summary>The present name and the former one, which are one where no key is being replaced.</summary>
internal readonly record struct LinkNames(string Present, string Former);
