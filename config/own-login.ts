/** What is wrong with a login to a store of secrets. */
export const ownLogin = "a stack file holds no secrets — remove it; pods log in as the account that they run as";
